#pragma once

/// The commit that the program was built from, such as "3f2a9c1d", or "3f2a9c1d-dirty" with changes
/// that no commit has; "unknown" outside of a repository, and in builds for development.
const char *builtFromCommit(void);
