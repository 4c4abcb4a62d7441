package depot

import "github.com/robfig/cron/v3"

type jobs struct{}

func start(j *jobs) {
	c := cron.New()
	_, _ = c.AddFunc("@daily", j.tidy)
	_, _ = c.AddFunc("0 3 * * *", func() {})
	c.Start()
}

func (j *jobs) tidy() {}
