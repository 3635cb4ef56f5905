// HTMLReport
