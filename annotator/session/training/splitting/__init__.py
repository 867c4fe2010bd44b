"""Which documents may not be parted, and which of them train and which test."""
