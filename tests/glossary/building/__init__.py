"""Packs from their sources."""
