"""How much one client of the served page may ask for, and when it is given up."""
