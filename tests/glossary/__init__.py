"""The glossary: packs, commands, exchange."""
