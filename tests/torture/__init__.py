"""The long versions of the tests of what may go wrong: `make torture`."""
