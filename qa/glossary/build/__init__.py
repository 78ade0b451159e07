"""Declared sources to generated packs: what `qa glossary build` does. One file a source.

A source gives entries; `pack.py` writes them. Only the unpacked source and the tables beside this
file decide what comes out: the same source gives the same bytes.
"""
