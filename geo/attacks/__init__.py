"""Words, phrases and weapons that tell of an attack, and the clauses they stand in."""
