"""The national data set: invented rows of the size of the nation, by which everything is measured.

It has the demonstration's shape and none of its stories. All of it follows from ``Size``: the same seed, numbers
and last day give the same rows. People are visibly invented (every name holds สมมติ, ตัวอย่าง, ทดลอง, สาธิต or
จำลอง), national IDs belong to no class and fail the check digit, telephone numbers belong to no operator.

Each table is written in one place, through a `tables.Table` that takes its columns from the model: a column that
was renamed, or added without a default, stops the loading with its name.
"""
