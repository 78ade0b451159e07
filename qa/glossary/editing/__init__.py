"""Hand-kept packs changed in place: every byte outside the change stays as it is."""
