"""Reading articles in panes: what the board and the screens of review have in common."""
