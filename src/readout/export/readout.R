# Reads this folder into R: source("readout.R"); r <- read_readout()
#
# Gives a named list of data frames, one for each table. Days are of class Date, coded columns are factors with the
# levels of codebook.csv, and columns with several values are lists of character vectors. Uses the Parquet files
# when the arrow package is there, else the CSV files with base R alone.

readout_folder <- local({
  found <- NULL
  for (frame in sys.frames()) {
    if (!is.null(frame$ofile)) found <- dirname(normalizePath(frame$ofile))
  }
  if (is.null(found)) getwd() else found
})

read_readout <- function(folder = readout_folder, format = c("auto", "parquet", "csv")) {
  format <- match.arg(format)
  if (format == "auto") {
    format <- if (requireNamespace("arrow", quietly = TRUE)) "parquet" else "csv"
  }
  book <- readout_csv(file.path(folder, "codebook.csv"))
  tables <- unique(book$table)
  read <- function(table) {
    columns <- book[book$table == table, ]
    path <- file.path(folder, paste0(table, ".", format))
    found <- if (format == "parquet") readout_parquet(path) else readout_csv(path)
    if (!identical(names(found), columns$column)) {
      stop(path, " does not have the columns of codebook.csv", call. = FALSE)
    }
    for (n in seq_len(nrow(columns))) {
      found[[columns$column[n]]] <- readout_typed(found[[n]], columns$type[n], columns$levels[n])
    }
    found
  }
  structure(lapply(stats::setNames(tables, tables), read), codebook = book)
}

# A CSV file as text, as it was before the export put an apostrophe in front of what looks like a formula.
readout_csv <- function(path) {
  found <- utils::read.csv(
    path,
    colClasses = "character", na.strings = "", encoding = "UTF-8", check.names = FALSE, comment.char = ""
  )
  found[] <- lapply(found, function(values) sub("^'([=+@\t\r\n-])", "\\1", values))
  found
}

readout_parquet <- function(path) as.data.frame(arrow::read_parquet(path))

# Values as the codebook types them.
readout_typed <- function(values, type, levels) {
  levels <- if (is.na(levels)) character() else strsplit(levels, "; ", fixed = TRUE)[[1]]
  if (type == "texts") {
    if (is.list(values)) return(I(lapply(values, as.character)))
    split <- strsplit(values, "; ", fixed = TRUE)
    split[is.na(values)] <- list(character())
    return(I(split))
  }
  if (type == "date") return(as.Date(values))
  if (type == "real") return(as.numeric(values))
  if (type == "int") {
    numbers <- as.numeric(values)
    fits <- all(is.na(numbers) | abs(numbers) <= .Machine$integer.max)
    return(if (fits) as.integer(numbers) else numbers)
  }
  values <- as.character(values)
  if (length(levels) == 0) return(values)
  factor(values, levels = union(levels, unique(values[!is.na(values)])))
}
