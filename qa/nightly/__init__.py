"""A corpus, every night: its stories examined in batches, summed, kept, and compared with earlier nights."""
