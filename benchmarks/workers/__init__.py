"""What is measured: each module a small program that prints one line of JSON, run in its contender's environment.

Nothing but the standard library and the contender itself may be imported here.
"""
