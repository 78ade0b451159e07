"""Packs looked at: where things stand, what they say, how two versions differ."""
