"""Exchange of glossaries with other tools: one small file a format, the table in `formats`."""
