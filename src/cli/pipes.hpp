// Pipes between this program and others.
#pragma once

namespace degarble::cli {

// Whether the descriptor is one end of a pipe.
[[nodiscard]] bool is_pipe(int descriptor);

// Makes the pipe hold more, so that both ends switch less often; does nothing to other descriptors.
void widen_pipe(int descriptor);

}  // namespace degarble::cli
