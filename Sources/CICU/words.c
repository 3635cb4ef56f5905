// On Apple systems Core Foundation finds words.
#ifndef __APPLE__
#include "CICU.h"

#include <stddef.h>
#include <unicode/ubrk.h>
#include <unicode/uversion.h>

static UBreakIterator *iterator(const WordBreaker *breaker) { return (UBreakIterator *)breaker; }

WordBreaker *wordBreakerOpen(void) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *words = ubrk_open(UBRK_WORD, "en", NULL, 0, &status);
  return U_SUCCESS(status) ? (WordBreaker *)words : NULL;
}

WordBreaker *wordBreakerCopy(const WordBreaker *breaker) {
  UErrorCode status = U_ZERO_ERROR;
#if U_ICU_VERSION_MAJOR_NUM >= 69
  UBreakIterator *copy = ubrk_clone(iterator(breaker), &status);
#else
  UBreakIterator *copy = ubrk_safeClone(iterator(breaker), NULL, NULL, &status);
#endif
  return U_SUCCESS(status) ? (WordBreaker *)copy : NULL;
}

void wordBreakerClose(WordBreaker *breaker) { ubrk_close(iterator(breaker)); }

bool wordBreakerSetText(WordBreaker *breaker, const uint16_t *units, int32_t count) {
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(iterator(breaker), units, count, &status);
  return U_SUCCESS(status);
}

int32_t wordBreakerNext(WordBreaker *breaker) { return ubrk_next(iterator(breaker)); }

void wordBreakerVersion(int32_t *major, int32_t *minor) {
  UVersionInfo version;
  u_getVersion(version);
  *major = version[0];
  *minor = version[1];
}
#endif
