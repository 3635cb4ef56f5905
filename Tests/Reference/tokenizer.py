"""Hard strings, and the tokens that Python makes of them by the rules of the two books.

Characters are older than Unicode 14, so that the release of Python does not matter.
"""
import random
import unicodedata

import fixture
from tokens import basic_english, words

# Cases of letters, white space, marks, line breaks, quotation marks, sigmas, emoji.
HAND_MADE = [
    "", " ", "\t\n\r\x0b\x0c", "Hello, World!", "it's", "IT'S", "don''t", "'", "''", '"', '""',
    'say "Oh"', 'o"h', '"', "a...b", "...", "e.g., this", "<br />", "<br/>", "<BR />", "<Br />",
    "<br  />", "<br\n/>", "<br\t/>", "x<br />y", "x<br /><br />y", "<<br />>", "<br /", "<br />>",
    '<"br />', '<br" />', '<br "/>', '<b"r" /">', "<br' />", "<br />.", ".<br />", "<br.", "<", "<<",
    "<br", "<br <br />", "well-known", "and/or", "a;b:c", "10:30; 11:45", "(a)", "((a))", "?!?!",
    "a\x00b", "\x00", "a\x1cb\x1db\x1eb\x1fb", "a\x7fb", "tab\tnew\nline",
    "a\u00a0b", "a\u0085b", "a\u1680b", "a\u2000b\u200ac", "a\u2028b\u2029c", "a\u202fb\u205fc",
    "a\u3000b", "a\u200bb", "a\ufeffb", "\ufeffstart", "a\u180eb", "a\u2060b",
    "İstanbul", "İ", "I\u0307", "ıI", "ÀÉÎ", "Straße STRASSE ẞ", "K Å Ω", "\u212a\u212b\u2126",
    "Σ", "ΑΣ", "ΑΣ ", "ΑΣΑ", "ΣΑ", "ΑΣ.", "ΑΣ.Α", "ΑΣ'Α", "ΑΣ:Α", "ΑΣ,Α", "ΑΣ\"Α", "ΑΣ\"", "ΑΣ-Α",
    "ΌΔΥΣΣΕΎΣ ΣΑΣ", "ΑΣ\u0301", "ΑΣ\u0301Α", "Α\u0301Σ", ".Σ", "Α.Σ", "Α Σ", "1Σ", "Α1Σ", "ΑΣ1", "ΑΣΣ",
    "ΑΣ\u00adΑ", "ΑΣ\u200bΑ", "ΑΣ\u00a0Α", "AΣ", "aΣb", "ªΣ", "\u0345Σ", "Α\u0345Σ", "ΑΣ\U0001d400",
    "Ⱥ Ⱦ", "ȺȺȺȺ", "Ა", "Ꭰ", "Ǆ ǅ ǆ", "ᾼ ᾈ", "Ⅷ Ⓐ", "\U00010400", "\U0001f600 smile", "日本語。テスト",
    "naïve café", "cafe\u0301", "“curly” ‘quotes’ – dash — dash", "it’s", "¿Qué?", "½ ² ①",
    "A&B 50% $5 a_b a*b @me `code`", "mother-in-law's", "--", "a--b", "-", "1,000.50", "U.S.A.",
    "<i>Title</i>", "&amp;", "http://example.org/?q=1;2",
    "\"He said, 'she said \"No!\" twice.'\"", "'\"'\"'", "\"\"a\"\"", "``a''", "«a» ‹b› „c“ 「d」",
    "👍🏽 👩\u200d👩\u200d👧 🇩🇪 1\ufe0f\u20e3 ❤\ufe0f", "good👍bad", ":-) ;) <3", "\U0001f1e9'\U0001f1ea",
    "x" * 300, "É" * 100, "ΑΣ" * 50, '"' * 50,
]

ALPHABET = (
    list("abzABZI09'\".,()!?;:<>/-_&%*@`$ \t\n") + ["<br />", "<BR />", "<br/>", "br", " />"]
    + list("\u00a0\u0085\u2003\u3000\u200b\u00ad\u0301\u0307\u0345\x1c\x00")
    + list("İıßẞÉéΣσςΑαΩKȺǅ日😀") + ["Σ", "Σ", " ", " "]
)


def random_strings(count):
    draw = random.Random(20_110_626)
    for _ in range(count):
        yield "".join(draw.choice(ALPHABET) for _ in range(draw.randint(2, 24)))


def make():
    texts = list(dict.fromkeys(HAND_MADE + list(random_strings(300))))
    fixture.save_json("tokenizer", {
        "torchtext": "0.18",
        "unicode": unicodedata.unidata_version,
        "cases": [
            {"text": text, "basicEnglish": basic_english(text), "words": words(text)}
            for text in texts
        ],
    })


if __name__ == "__main__":
    make()
