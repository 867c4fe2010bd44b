"""The queue: pairs that may say the same, decided one by one."""
