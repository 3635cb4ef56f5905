#include "CCommit.h"

// `make install` and `make dist` write this file, with .dist/write-commit.
#if __has_include("current.h")
#include "current.h"
#else
#define CURRENT_COMMIT "unknown"
#endif

const char *builtFromCommit(void) { return CURRENT_COMMIT; }
