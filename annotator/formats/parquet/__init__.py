"""Annotations as Parquet tables, for data frames and databases; needs the extra `parquet`."""
