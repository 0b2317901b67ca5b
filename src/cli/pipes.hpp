// Pipes between this program and others.
#pragma once

namespace degarble::cli {

// Makes the pipe hold more, so that both ends switch less often; does nothing to other descriptors.
void widen_pipe(int descriptor);

}  // namespace degarble::cli
