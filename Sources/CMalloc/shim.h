// glibc's malloc settings, which Swift's own Glibc module omits.
#include <malloc.h>
