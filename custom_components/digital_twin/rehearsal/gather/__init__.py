"""What the rehearsal process is given of the running home: a copy, without secrets."""
