package asylum

import (
	"github.com/zaklon/zaklon/desk/asylum"
	"github.com/zaklon/zaklon/web/file"
	"github.com/zaklon/zaklon/web/page"
)

func fileDocument() []page.Route { return file.Filing(asylum.FileDocument()) }

func replaceDocument() []page.Route { return file.Filing(asylum.ReplaceDocument()) }
