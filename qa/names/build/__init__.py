"""The lists of `languages/names/`, made anew from the packages that `sources.toml` names."""

from qa.names.build.lists import Lists, build

__all__ = ["Lists", "build"]
