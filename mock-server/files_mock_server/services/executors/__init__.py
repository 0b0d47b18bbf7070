"""What operations can really carry out: HTTP requests, work on files, SQL."""
