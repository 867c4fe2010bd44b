"""The screens in browsers on this machine: a page, and a process for each tab.

The terminal in the page is textual-serve's, and so is the way in which page and process speak to
each other. Its server is not used: it answers pages of other sites too, asks for a font elsewhere,
and logs what goes by.
"""
