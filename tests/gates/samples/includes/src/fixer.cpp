#include "sequencer.hpp"
#include "cli/run.hpp"
#include <unistd.h>
