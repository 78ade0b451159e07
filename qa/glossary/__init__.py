"""Packs to a glossary: concepts, wrong renderings, wire formulas, abbreviations."""
