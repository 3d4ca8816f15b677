"""Who and what is spoken of: names, titles, roles, pronouns."""
