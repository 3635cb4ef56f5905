#include <duktape.h>

/* Macros, which Swift can't see. */
static inline duk_int_t walkthrough_peval(duk_context *context, const char *code, duk_size_t length) {
  return duk_peval_lstring(context, code, length);
}
static inline const char *walkthrough_safe_to_string(duk_context *context) {
  return duk_safe_to_string(context, -1);
}
