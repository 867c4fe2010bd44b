"""Coreference in the columns of the shared task of CoNLL 2012.

Pradhan et al. (2012), *CoNLL-2012 shared task: modeling multilingual unrestricted coreference in
OntoNotes*. A story is one document of the file, since clusters never leave a document; its
articles are told apart by the first column. Mentions are whole tokens.
"""
