"""Stories in an editor: examined as they are written, shown by the language server protocol.

`desk` examines a text as it stands, `shown` makes messages of results, `server` speaks with the
editor (Language Server Protocol 3.17).
"""
