"""The register: what is known about what the committees were told, kept safely."""
