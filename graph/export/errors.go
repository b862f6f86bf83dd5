package export

// firstError is the first of several errors: behind a full disk every further file that is closed
// would say the same.
func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
