"""Options by the names of the command line."""

import pickle

import pytest

import degarble
from degarble import _degarble


def test_there_is_each_of_the_command_s():
    names = {name.rstrip("_").replace("_", "-") for name in degarble.Options.__annotations__}
    assert names == set(_degarble.option_names())


@pytest.mark.parametrize(
    ("options", "text", "expected"),
    [
        ({"from_": "cp850"}, b"caf\x82", "caf\u00e9"),
        ({"hint": "cp1251"}, "\u0414\u0430".encode("cp1251"), "\u0414\u0430"),
        ({"profile": "nlp"}, "\u201cx\u201d", '"x"'),
        ({"select": "decode"}, b"dont caf\xe9", "dont caf\u00e9"),
        ({"select": ["decode", "restore"]}, "They dont know.", "They don't know."),
        ({"ignore": ("restore",)}, "They dont know.", "They dont know."),
        ({"also": ["normalize.quotes"]}, "\u201cx\u201d", '"x"'),
        ({"min_confidence": 100}, "They dont know.", "They dont know."),
        ({"form": "nfd"}, "\u00e9", "e\u0301"),
        ({"form": None}, "e\u0301", "\u00e9"),
        ({"newlines": "lf"}, "a\r\nb", "a\nb"),
        ({"as_": "json"}, '{"a": "They dont know."}', '{"a": "They don\'t know."}'),
        ({"as_": "json", "field": "b"}, '{"a": "They dont know."}', '{"a": "They dont know."}'),
        ({"as_": "csv", "column": "2"}, "a,They dont know.\n", "a,They don't know.\n"),
        ({"apostrophe": "curly"}, "They dont know.", "They don\u2019t know."),
    ],
)
def test_does_what_it_says(options, text, expected):
    assert degarble.fix_text(text, **options) == expected
    fixer = degarble.Fixer(**options)
    assert fixer.fix_text(text) == expected
    assert fixer.options == options
    again = pickle.loads(pickle.dumps(fixer))
    assert again.fix_text(text) == expected
    assert again.options == options
    assert repr(fixer).startswith("Fixer(")


def test_explain():
    edits = degarble.fix("caf\u00c3\u00a9", edits=True, explain=True).edits
    assert edits[0].reason
    assert not degarble.fix("caf\u00c3\u00a9", edits=True).edits[0].reason


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"profile": "best"}, "archive.standard.nlp"),
        ({"select": "nonsense"}, "nonsense"),
        ({"from_": "nonsense"}, "no encoding is called"),
        ({"min_confidence": 101}, "0 to 100"),
        ({"form": 7}, "nfc"),
    ],
)
def test_a_wrong_value_is_an_error_that_says_what_is_right(options, message):
    for function in (degarble.Fixer, lambda **options: degarble.fix_text("x", **options)):
        with pytest.raises(degarble.Error, match=message) as caught:
            function(**options)
        assert isinstance(caught.value, ValueError)


def test_an_unknown_option_is_a_type_error():
    with pytest.raises(TypeError, match='no option "fix_entities"; there are from_, hint'):
        degarble.fix_text("x", fix_entities=True)
    with pytest.raises(TypeError, match="an option is"):
        degarble.Fixer(select=object())
