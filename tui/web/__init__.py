"""The app in a browser. Loaded only by `namndkoll serve`; it needs the extra `web`."""
