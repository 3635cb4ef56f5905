#include "CCommit.h"

// The Makefile writes this file when the commit changes. Nothing but this function is then compiled
// again, as nothing else includes it.
#if __has_include("current.h")
#include "current.h"
#else
#define CURRENT_COMMIT "unknown"
#endif

const char *builtFromCommit(void) { return CURRENT_COMMIT; }
