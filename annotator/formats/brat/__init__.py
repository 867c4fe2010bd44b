"""The standoff format of brat: folders of `.txt` files, each with an `.ann` file.

Stenetorp et al. (2012), *brat: a web-based tool for NLP-assisted text annotation*; the format is
described on brat's own site under “standoff format”.
"""
