#pragma once

#include <stdbool.h>
#include <stdint.h>

// What this program needs of ICU. The functions of ICU are macros that add its version to a name,
// which Swift can't follow, and its types have the names of other types in Foundation's own ICU.

/// Finds the borders of words; for one thread at a time.
typedef struct WordBreaker WordBreaker;

/// A breaker without a text, with the rules for English, which are those of most languages, and every
/// dictionary; NULL if ICU lacks the rules.
WordBreaker *wordBreakerOpen(void);

/// A breaker like another, which isn't changed; NULL without memory.
WordBreaker *wordBreakerCopy(const WordBreaker *breaker);

void wordBreakerClose(WordBreaker *breaker);

/// Begins with a text, which has to stay where it is as long as it is asked for borders.
bool wordBreakerSetText(WordBreaker *breaker, const uint16_t *units, int32_t count);

/// The next border of the text, in code units from its start; -1 after its end.
int32_t wordBreakerNext(WordBreaker *breaker);

/// The version of the library in use, such as 72.1.
void wordBreakerVersion(int32_t *major, int32_t *minor);

/// The plural form that a language uses beside a number, by the name that CLDR gives it, such as
/// "few"; `false` without the rules or if the name doesn't fit.
///
/// `digits` are the number's, with a point as decimal mark and `fractionDigits` of them after it.
bool pluralForm(
    const char *language, const char *digits, int32_t count, int32_t fractionDigits, char *form,
    int32_t capacity);
