"""What is kept, and how papers come in: finding them, settings on them, the cache, and the fictional sample area."""
