"""Names in characters, and how they are read in Latin letters."""
