"""Texts that tests share: damaged in every way, and fine."""

DAMAGED = "The caf\u00c3\u00a9 isnt open. They dont know \u00e2\u20ac\u0153why\u00e2\u20ac\u009d."
REPAIRED = "The caf\u00e9 isn\u2019t open. They don\u2019t know \u201cwhy\u201d."
FINE = "Prague\u2019s caf\u00e9s are fine: \u201cna\u00efve\u201d, 5 \u20ac, \U0001f600."

MANY = [
    DAMAGED,
    FINE,
    "",
    "plain words",
    "They dont know what to do.",
    "\u0420\u045f\u0421\u0402\u0420\u0451\u0420\u0406\u0420\u00b5\u0421\u201a",
    "e\u0301te\u0301",
    "Wall Street #39;s \U0001f600 don\u0092t",
    "a\x00b",
    "\ufeffThe worlds oldest city",
    "caf\ufffd\ufffd zz",
]
