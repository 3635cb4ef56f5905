// glibc's settings of malloc, which Swift's own Glibc module leaves out.
#include <malloc.h>
