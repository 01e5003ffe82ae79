"""Objects of a calendar changed as text: every line that is not changed stays as it is.

`changing` loads the heavy packages and belongs into a process of its own.
"""
