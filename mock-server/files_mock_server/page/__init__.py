"""The page below ``/__mock__/``: what the server holds and what it was asked, rendered as HTML.

The page needs nothing but links and forms; the script only loads it again every second and puts in what changed.
"""
