"""Files and folders: the tree, the bytes, and what is done with them."""
