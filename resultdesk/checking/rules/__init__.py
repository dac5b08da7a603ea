"""Rules that several platforms share, made for a field with ``f(field, …)``. Codes are "<field>.<what>".

Every rule but ``clean_text`` judges a text as it is after cleaning, so that an invisible character is told once.
"""
