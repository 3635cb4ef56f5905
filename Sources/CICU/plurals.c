#include "CICU.h"

#include <stddef.h>

#ifdef __APPLE__
// The system's ICU can be linked, but the SDK lacks its headers.
typedef int UErrorCode;
typedef uint16_t UChar;
typedef struct UPluralRules UPluralRules;
typedef struct UNumberFormatter UNumberFormatter;
typedef struct UFormattedNumber UFormattedNumber;
#define U_ZERO_ERROR 0
#define U_SUCCESS(status) ((status) <= 0)
UPluralRules *uplrules_open(const char *locale, UErrorCode *status);
void uplrules_close(UPluralRules *rules);
int32_t uplrules_selectFormatted(
  const UPluralRules *rules, const UFormattedNumber *number, UChar *keyword, int32_t capacity,
  UErrorCode *status);
UNumberFormatter *unumf_openForSkeletonAndLocale(
  const UChar *skeleton, int32_t length, const char *locale, UErrorCode *status);
void unumf_close(UNumberFormatter *formatter);
UFormattedNumber *unumf_openResult(UErrorCode *status);
void unumf_closeResult(UFormattedNumber *result);
void unumf_formatDecimal(
  const UNumberFormatter *formatter, const char *digits, int32_t length, UFormattedNumber *result,
  UErrorCode *status);
#else
#include <unicode/unumberformatter.h>
#include <unicode/upluralrules.h>
#endif

enum { longestKeyword = 16, mostFractionDigits = 20 };

bool pluralForm(
    const char *language, const char *digits, int32_t count, int32_t fractionDigits, char *form,
    int32_t capacity) {
  // The number as it is displayed, as 1.0 and 1 differ: ".00", or "precision-integer" in short.
  UChar skeleton[mostFractionDigits + 1] = {'.'};
  if (fractionDigits > mostFractionDigits) fractionDigits = mostFractionDigits;
  for (int32_t digit = 0; digit < fractionDigits; digit++) skeleton[digit + 1] = '0';
  UErrorCode status = U_ZERO_ERROR;
  UPluralRules *rules = uplrules_open(language, &status);
  UNumberFormatter *formatter =
      unumf_openForSkeletonAndLocale(skeleton, fractionDigits + 1, language, &status);
  UFormattedNumber *number = unumf_openResult(&status);
  UChar keyword[longestKeyword];
  int32_t length = 0;
  if (U_SUCCESS(status)) {
    unumf_formatDecimal(formatter, digits, count, number, &status);
    length = uplrules_selectFormatted(rules, number, keyword, longestKeyword, &status);
  }
  unumf_closeResult(number);
  unumf_close(formatter);
  uplrules_close(rules);
  if (!(U_SUCCESS(status)) || length >= capacity) return false;
  for (int32_t index = 0; index < length; index++) form[index] = (char)keyword[index];
  form[length] = 0;
  return true;
}
