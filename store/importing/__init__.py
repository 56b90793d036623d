"""Lines of a document into records: rules of the layout and the language, none of one document."""
